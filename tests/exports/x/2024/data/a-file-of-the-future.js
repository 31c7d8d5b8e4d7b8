window.YTD.a_file_of_the_future.part0 = []
